namespace Dialogue.Core.Questions;

public enum TopicSource
{
    Software,
    Person,
}
