namespace Dialogue.Web.Composition;

/// <summary>What happened and what to do, for each status that has words of its own; others take those of their class.</summary>
public sealed record ErrorWords(int Status, string Title, string WhatHappened, string WhatToDo)
{
    public static ErrorWords For(int status, Texts texts) => status switch
    {
        403 => new(status, texts["site.error.403.title"], texts["site.error.403.what"], texts["site.error.403.do"]),
        404 or 410 => new(status, texts["site.error.404.title"], texts["site.error.404.what"], texts["site.error.404.do"]),
        429 => new(status, texts["site.error.429.title"], texts["site.error.429.what"], texts["site.error.429.do"]),
        503 => new(status, texts["site.error.503.title"], texts["site.error.503.what"], texts["site.error.503.do"]),
        >= 500 => new(status, texts["site.error.500.title"], texts["site.error.500.what"], texts["site.error.500.do"]),
        _ => new(status, texts["site.error.400.title"], texts["site.error.400.what"], texts["site.error.400.do"]),
    };
}
