namespace Dialogue.Analytics.Topics;

internal sealed record SparseRow(int[] Index, float[] Value);
