namespace TinyVae.Demo.Pictures;

/// <summary>A finished picture and what to say about it.</summary>
/// <param name="FileName">Name of its file.</param>
/// <param name="Title">A few words.</param>
/// <param name="Caption">What one sees and how it was made, in a sentence or two.</param>
/// <param name="Png">Content of its file.</param>
internal sealed record Picture(string FileName, string Title, string Caption, byte[] Png);
