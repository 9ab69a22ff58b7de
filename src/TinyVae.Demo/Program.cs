using System.CommandLine;
using TinyVae.Demo.Commands;

// The root command trains. Other commands are its subcommands, each in a file of its own beside TrainCommand.
RootCommand root = new TrainCommand();
return root.Parse(args).Invoke();
