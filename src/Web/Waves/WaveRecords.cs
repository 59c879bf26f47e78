using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Waves;

/// <summary>
/// A wave's answers as records without anything that leads to a person: no key, no day, no device, no words, in the order of random
/// keys. A column is named after its item for ever, because item ids are never reused.
/// </summary>
public sealed class WaveRecords(DialogueDb db, SurveyCatalog catalog)
{
    private static readonly string[] Own = ["agency", "stratum", "weight"];

    /// <summary>Null when there is no such wave, or nobody answered.</summary>
    public async Task<ChartTable?> TableAsync(Wave wave, CancellationToken cancellationToken)
    {
        if (catalog.FindWave(wave.Key) is not { } definition)
            return null;
        var instrument = catalog.InstrumentOf(definition);
        var input = await EstimationInput.ReadAsync(db, wave.Id, cancellationToken);
        if (input.Count == 0)
            return null;
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => (agency.Code, agency.Kind), cancellationToken);
        var strata = input.AgencyIds.Select((id, nth) => input.IsInSample(definition.Design.Type, nth)
            ? definition.Design.Strata.FirstOrDefault(stratum => stratum.AgencyKinds.Contains(agencies[id].Kind)) : null).ToArray();
        var factors = await db.Set<MarginFactor>().AsNoTracking().Where(factor => factor.WaveId == wave.Id).ToListAsync(cancellationToken);
        var weights = WaveWeights.Of(definition, strata);
        for (var nth = 0; nth < weights.Length; nth++)
            weights[nth] *= MarginWeights.Of(instrument, factors, input.Codes[nth]);
        return new ChartTable(
            [.. Own, .. ColumnsOf(instrument)],
            [
                .. input.Codes.Select((codes, nth) => (IReadOnlyList<string>)
                [
                    agencies[input.AgencyIds[nth]].Code, strata[nth]?.Id ?? "", WaveFigureTable.Number(weights[nth]), .. codes.Select(CellOf),
                ]),
            ]);
    }

    /// <summary>What every column of the records and every code in it mean, in both languages.</summary>
    public static ChartTable Codebook(InstrumentDefinition instrument)
    {
        var rows = new List<IReadOnlyList<string>>
        {
            new[] { "agency", "", "Mã cơ quan được đánh giá", "Code of the agency", "", "" },
            new[] { "stratum", "", "Tầng của mẫu; để trống nếu phiếu ngoài mẫu (người trả lời tự tìm đến)", "Stratum of the sample; empty for answers outside the sample (people who came by themselves)", "", "" },
            new[] { "weight", "", "Trọng số: số người của dàn mẫu trên một người trả lời, đã hiệu chỉnh theo cơ cấu tổng thể nếu đợt có số liệu cơ cấu", "Weight: people of the frame for each respondent, calibrated where the wave has margins", "", "" },
        };
        foreach (var slot in instrument.Layout.Slots)
            rows.AddRange(RowsOf(instrument, slot));
        return new ChartTable(["column", "code", "textVi", "textEn", "labelVi", "labelEn"], rows);
    }

    private static IEnumerable<IReadOnlyList<string>> RowsOf(InstrumentDefinition instrument, Slot slot)
    {
        var (column, item) = (ColumnOf(slot), slot.Item);
        IReadOnlyList<string> Row(string code, string vi, string en) =>
            [column, code, instrument.Text("vi", item.TextKey), instrument.Text("en", item.TextKey), vi, en];
        if (slot.OptionCode is { } option)
        {
            var key = $"item.{item.Id}.{option}";
            var (vi, en) = (instrument.Text("vi", key), instrument.Text("en", key));
            var places = item.Kind == ItemKind.Ranking ? item.AtMost ?? item.Codes.Length : 1;
            for (var place = 1; place <= places; place++)
                yield return places > 1 ? Row($"{place}", $"Xếp thứ {place}: {vi}", $"Place {place}: {en}") : Row("1", $"Chọn: {vi}", $"Chosen: {en}");
            yield return Row("0", "Không chọn", "Not chosen");
        }
        else
        {
            foreach (var answer in instrument.OptionsOf(item))
                yield return Row($"{answer.Code}", instrument.Text("vi", answer.TextKey), instrument.Text("en", answer.TextKey));
        }
        yield return Row($"{ReservedCodes.NotAnswered}", "Không trả lời", "Not answered");
        yield return Row("", "Không được hỏi câu này", "Was not asked");
    }

    private static IEnumerable<string> ColumnsOf(InstrumentDefinition instrument) => instrument.Layout.Slots.Select(ColumnOf);

    private static string ColumnOf(Slot slot) => slot.OptionCode is { } option ? $"{slot.Item.Id}.{option}" : slot.Item.Id;

    private static string CellOf(short code) => code == ReservedCodes.NotAsked ? "" : code.ToString(CultureInfo.InvariantCulture);
}
