namespace Dialogue.Core.People;

/// <summary>What an entry point lets somebody do. Every endpoint, page and hub method names one.</summary>
public enum Right
{
    ReadPublic,
    AskQuestion,
    CastVote,
    AnswerSurvey,
    FollowReceipt,
    SignIn,
    UseOwnAccount,
    ReadDesk,
    TriageQuestions,
    AnswerQuestions,
    UndoStep,
    DriveStage,
    DriveSession,
    PlanSession,
    EditMinutes,
    ReleaseMinutes,
    ReadPromises,
    RunPolls,
    DecideTransfers,
    ReadAppeals,
    ReadOffice,
    ManageWaves,

    /// <summary>At an agency's counter: help people answer, run a kiosk, key in paper forms.</summary>
    TakeAnswers,
    ReadJobs,
    ReviewTopics,
    EditTaxonomy,
    ManagePeople,

    /// <summary>Holidays, reasons for refusals, words of letters, the agencies' file, storage.</summary>
    ManageCity,
    ReadAudit,

    /// <summary>Let a job work now, or once more.</summary>
    RunJobs,

    /// <summary>Take in figures of others, such as those of the one-stop counters, and have reports made.</summary>
    TakeFigures,
    /// <summary>Read the half-year reports of an agency.</summary>
    ReadReports,
    SeeDevelopment,
}
