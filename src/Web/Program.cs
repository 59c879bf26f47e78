using Dialogue.Web.Composition;

var builder = WebApplication.CreateBuilder(args);
builder.AddDialogueCity();
builder.AddDialogueText();
builder.AddDialogueErrors();
builder.AddDialogueSecurity();
builder.AddDialoguePages();
builder.AddDialogueAssets();
builder.AddDialogueHealth();

var app = builder.Build();
app.UseDialogueText();
app.UseDialogueErrors();
app.UseDialogueHeaders();
app.UseDialogueAssets();
app.UseRouting();
app.UseAntiforgery();
app.MapDialogueHealth();
app.MapDialoguePreferences();
app.MapRazorPages();
await app.RunAsync();

public partial class Program;
