using Dialogue.Analytics.Surveys;
using Dialogue.Core.Questions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Figures of what was said of an answer, with their number and Wilson's interval; nothing below five voices.</summary>
public static class FeedbackWords
{
    private const int Fewest = 5;
    private const double Quantile95 = 1.959964;

    public static string Of(FeedbackCount count, Texts texts)
    {
        if (count.Total < Fewest)
            return "";
        var interval = Intervals.Wilson(count.Share, count.Total, Quantile95);
        return texts["feedback.figures", count.Total, count.Yes, count.Partly, count.No, 100 * count.Share, 100 * interval.Low, 100 * interval.High];
    }
}
