using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Dialogue.Given;

/// <summary>A real mail server on this machine that keeps what it takes. It can refuse an address, be out of order, or fall silent.</summary>
public sealed partial class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Task serving;

    public MailServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public sealed partial record Taken(string To, string Raw)
    {
        public string Subject => Decoded(Header("Subject"));

        public string MessageId => Header("Message-ID");

        public string Body
        {
            get
            {
                var body = Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
                return Header("Content-Transfer-Encoding") == "base64"
                    ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))).ReplaceLineEndings("\n")
                    : body.ReplaceLineEndings("\n");
            }
        }

        private string Header(string name)
        {
            var head = Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
            return head.Split("\r\n").Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..]).FirstOrDefault() ?? "";
        }

        /// <summary>Encoded words in base64, the blanks between two of them left out (RFC 2047).</summary>
        private static string Decoded(string header) => Between().Replace(Word().Replace(
            header, word => "\u0001" + Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)) + "\u0001"), "").Replace("\u0001", "", StringComparison.Ordinal);

        [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
        private static partial Regex Word();

        [GeneratedRegex("\u0001\\s+\u0001")]
        private static partial Regex Between();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<Taken> Letters { get; } = new();

    /// <summary>What it says to every letter while set, such as <c>451 later</c>.</summary>
    public string? Trouble { get; set; }

    /// <summary>An address that it does not know.</summary>
    public string? Unknown { get; set; }

    /// <summary>It takes connections and says nothing while set; whoever waits is told by <see cref="Held"/>.</summary>
    public bool Silent { get; set; }

    public SemaphoreSlim Held { get; } = new(0);

    public (string, string)[] Settings =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Mail:From", "doithoai@hanoi.example"), ("Mail:Tls", "false"),
    ];

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await serving;
        stopped.Dispose();
        Held.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptTcpClientAsync(stopped.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var open = client;
        try
        {
            if (Silent)
            {
                Held.Release();
                await Task.Delay(Timeout.Infinite, stopped.Token);
            }
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await ConverseAsync(reader, writer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Whoever spoke hung up.
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var to = "";
        await writer.WriteLineAsync("220 mail.test");
        while (await reader.ReadLineAsync(stopped.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word == "RCPT")
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            if (word == "DATA" && Trouble is null)
            {
                await writer.WriteLineAsync("354 go on");
                Letters.Enqueue(new Taken(to, await DataAsync(reader)));
            }
            await writer.WriteLineAsync(word switch
            {
                "RCPT" when to == Unknown => $"550 no such mailbox <{to}>",
                "DATA" when Trouble is { } trouble => trouble,
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (word == "QUIT")
                return;
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stopped.Token) is { } line && line != ".")
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return text.ToString();
    }
}
