Console.WriteLine("Dialogue");
