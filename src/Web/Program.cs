using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Dialogue.Web.Live;
using Dialogue.Web.Pages.Surveys;

var builder = WebApplication.CreateBuilder(args);
builder.AddDialogueCity();
builder.AddDialogueText();
builder.AddDialogueErrors();
builder.AddDialogueSecurity();
builder.AddDialoguePages();
builder.AddDialogueAssets();
builder.AddDialogueHealth();
await builder.AddDialogueDatabaseAsync();
builder.AddDialogueAccess();
builder.Services.AddDialogueLive();
builder.Services.AddDialogueSurveys();

var app = builder.Build();
await app.PrepareDialogueDatabaseAsync();
app.UseDialogueText();
app.UseDialogueErrors();
app.UseDialogueHeaders();
app.UseDialogueAssets();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapDialogueHealth();
app.MapDialoguePreferences();
app.MapDialogueAccess();
app.MapDialogueApi();
app.MapDialogueLive();
app.MapRazorPages();
await app.RunAsync();

public partial class Program;
