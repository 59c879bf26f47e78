namespace Dialogue.Core.Data.Cluster;

/// <summary>The private PostgreSQL could not be had; the message says what a person at the keyboard can do about it.</summary>
public sealed class ClusterException(string message, Exception? inner = null) : Exception(message, inner);
