using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class DisclosureTests
{
    private static readonly int[,] Example = { { 12, 4, 30 }, { 25, 18, 22 }, { 9, 31, 16 } };

    [Fact]
    public void Hiding_only_the_small_cells_lets_both_be_computed()
    {
        var hidden = new bool[3, 3];
        hidden[0, 1] = hidden[2, 0] = true;

        var ranges = Disclosure.Audit(Example, hidden);

        Assert.Equal(new CellRange(4, 4), ranges[0, 1]);
        Assert.Equal(new CellRange(9, 9), ranges[2, 0]);
    }

    [Fact]
    public void Hiding_any_three_cells_that_hold_the_small_ones_lets_them_be_computed()
    {
        for (var third = 0; third < 9; third++)
        {
            var hidden = new bool[3, 3];
            hidden[0, 1] = hidden[2, 0] = hidden[third / 3, third % 3] = true;

            var ranges = Disclosure.Audit(Example, hidden);

            Assert.True(ranges[0, 1].Width == 0 && ranges[2, 0].Width == 0, $"third cell {third}");
        }
    }

    [Fact]
    public void The_rectangle_of_the_worked_example_leaves_the_published_ranges()
    {
        var hidden = new bool[3, 3];
        hidden[0, 0] = hidden[0, 1] = hidden[2, 0] = hidden[2, 1] = true;

        var ranges = Disclosure.Audit(Example, hidden);

        Assert.Equal(new CellRange(0, 16), ranges[0, 0]);
        Assert.Equal(new CellRange(0, 16), ranges[0, 1]);
        Assert.Equal(new CellRange(5, 21), ranges[2, 0]);
        Assert.Equal(new CellRange(19, 35), ranges[2, 1]);
    }

    [Fact]
    public void The_worked_example_is_protected_by_that_rectangle()
    {
        var table = Disclosure.Protect(Example);

        int?[] cells = [null, null, 30, 25, 18, 22, null, null, 16];
        Assert.Equal(cells, Enumerable.Range(0, 9).Select(i => table.Cell(i / 3, i % 3)));
        Assert.Equal([46, 65, 56], Enumerable.Range(0, 3).Select(r => table.RowTotal(r)!.Value));
        Assert.Equal(167, table.Total);
    }

    [Fact]
    public void One_small_category_takes_the_next_smallest_with_it()
    {
        var row = Disclosure.Protect([120, 80, 40, 25, 4]);

        Assert.Equal([120, 80, 40, null, null], Enumerable.Range(0, 5).Select(c => row.Cell(0, c)));
        Assert.Equal(269, row.Total);
    }

    [Fact]
    public void A_group_of_fewer_than_ten_people_is_hidden_with_its_total()
    {
        var row = Disclosure.Protect([4, 3, 1, 1, 0]);

        Assert.All(Enumerable.Range(0, 5), c => Assert.Null(row.Cell(0, c)));
        Assert.Null(row.RowTotal(0));
        Assert.Null(row.Total);
    }

    [Fact]
    public void A_group_that_answers_alike_is_hidden_though_it_is_large()
    {
        var row = Disclosure.Protect([0, 500, 0, 0, 0]);

        Assert.All(Enumerable.Range(0, 5), c => Assert.Null(row.Cell(0, c)));
        Assert.Equal(500, row.Total);
    }

    [Fact]
    public void Answers_to_many_items_by_few_people_do_not_pass_for_many_people()
    {
        var trusting = Disclosure.Protect([300, 200, 100, 60, 12]);
        var knowing = Disclosure.Protect([300, 200, 100, 60, 12], answersPerPerson: 6);
        var counted = Disclosure.Protect([300, 200, 100, 60, 12], answersPerPerson: 6, people: [90, 80, 40, 30, 2]);

        Assert.Equal(12, trusting.Cell(0, 4));
        Assert.Null(knowing.Cell(0, 4));
        Assert.Null(counted.Cell(0, 4));
        Assert.Null(counted.Cell(0, 3));
        Assert.Equal(100, counted.Cell(0, 2));
    }

    [Fact]
    public void In_two_hundred_random_tables_no_published_cell_is_small_and_no_hidden_one_can_be_pinned_down()
    {
        for (uint seed = 1; seed <= 200; seed++)
        {
            var counts = Table(seed);
            var table = Disclosure.Protect(counts);

            var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
            var withMargins = WithMargins(counts);
            var hidden = new bool[rows + 1, columns + 1];
            for (var r = 0; r <= rows; r++)
                for (var c = 0; c <= columns; c++) hidden[r, c] = Published(table, r, c) is null;

            var bounds = new CellBounds(withMargins, hidden);
            for (var r = 0; r <= rows; r++)
            {
                for (var c = 0; c <= columns; c++)
                {
                    Assert.True(hidden[r, c] || withMargins[r, c] >= 10, $"seed {seed}: {withMargins[r, c]} published");
                    Assert.True(!hidden[r, c] || hidden[rows, columns] || bounds.Of(r, c).Width >= 10, $"seed {seed}: ({r},{c}) pinned down");
                }
            }
        }
    }

    [Fact]
    public void The_bounds_are_those_of_trying_every_table()
    {
        int[,] counts = { { 3, 2, 1 }, { 0, 4, 2 } };
        var hidden = new bool[2, 3];
        hidden[0, 0] = hidden[0, 1] = hidden[1, 0] = hidden[1, 1] = hidden[0, 2] = hidden[1, 2] = true;

        var ranges = Disclosure.Audit(counts, hidden);

        for (var r = 0; r < 2; r++)
            for (var c = 0; c < 3; c++) Assert.Equal(ByTrying(r, c), ranges[r, c]);
    }

    // Row sums 6 and 6, column sums 3, 6, 3: two free cells settle the rest.
    private static CellRange ByTrying(int row, int column)
    {
        var values = new List<int>();
        for (var a = 0; a <= 3; a++)
        {
            for (var b = 0; b <= 6; b++)
            {
                int[,] table = { { a, b, 6 - a - b }, { 3 - a, 6 - b, 3 - (6 - a - b) } };
                if (table.Cast<int>().All(v => v >= 0)) values.Add(table[row, column]);
            }
        }
        return new CellRange(values.Min(), values.Max());
    }

    private static int? Published(ProtectedTable table, int row, int column) => (row == table.Rows, column == table.Columns) switch
    {
        (false, false) => table.Cell(row, column),
        (false, true) => table.RowTotal(row),
        (true, false) => table.ColumnTotal(column),
        (true, true) => table.Total
    };

    private static int[,] WithMargins(int[,] counts)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var table = new int[rows + 1, columns + 1];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                table[r, c] = counts[r, c];
                table[r, columns] += counts[r, c];
                table[rows, c] += counts[r, c];
                table[rows, columns] += counts[r, c];
            }
        }
        return table;
    }

    /// <summary>Tables of 1–5 × 2–5 cells, many of them small, that repeat for a seed.</summary>
    private static int[,] Table(uint seed)
    {
        var state = seed * 2654435761u;
        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }

        var counts = new int[1 + Next(5), 2 + Next(4)];
        for (var r = 0; r < counts.GetLength(0); r++)
            for (var c = 0; c < counts.GetLength(1); c++) counts[r, c] = Next(4) == 0 ? Next(12) : Next(80);
        return counts;
    }

    [Fact]
    public void A_table_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Disclosure.Protect([]));
        Assert.Throws<ArgumentException>(() => Disclosure.Protect([10, -1]));
        Assert.Throws<ArgumentException>(() => Disclosure.Protect([10, 20], people: [11, 20]));
    }
}
