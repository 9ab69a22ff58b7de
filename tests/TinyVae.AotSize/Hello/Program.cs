// What every binary holds: the sizes of the others count from here.
System.Console.WriteLine("hello, world");
