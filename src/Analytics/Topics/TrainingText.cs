namespace Dialogue.Analytics.Topics;

// Cost weighs the text against the others; Fold is -1 for what every fold trains on and none is measured on.
internal sealed record TrainingText(string Text, int Topic, float Cost, int Fold);
