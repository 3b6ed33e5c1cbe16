"""The names of the sections and kinds of page, as people read them."""

from hrdesk.core.article import ArticleType, Section
from hrdesk.ui.words import tr


def section_words(section: Section) -> str:
    """The name of a section in the person's language."""
    return {
        Section.EMERGENCIES: tr("Emergencies"),
        Section.FOUNDATIONS: tr("Foundations"),
        Section.SUBSTANCES: tr("Substances"),
        Section.PRACTICE: tr("Safer use and self-care"),
        Section.HEALTH: tr("Infections and health"),
        Section.SERVICES: tr("Services and programmes"),
        Section.PEOPLE: tr("People and settings"),
        Section.RIGHTS: tr("Rights, law and policy"),
        Section.WORKERS: tr("Working well"),
        Section.MOVEMENT: tr("History and networks"),
        Section.TRAINING: tr("Training"),
        Section.REFERENCE: tr("Reference"),
    }[section]


def kind_words(kind: ArticleType) -> str:
    """The name of a kind of page in the person's language."""
    return {
        ArticleType.DEFINITION: tr("Definition"),
        ArticleType.PRINCIPLE: tr("Principle"),
        ArticleType.QUESTIONS: tr("Questions"),
        ArticleType.SUBSTANCE: tr("Substance"),
        ArticleType.PRACTICE: tr("Practice"),
        ArticleType.EMERGENCY: tr("Emergency"),
        ArticleType.BACKGROUND: tr("Background"),
        ArticleType.ORGANISATION: tr("Organisation"),
        ArticleType.TRAINING: tr("Workshop"),
        ArticleType.GLOSSARY: tr("Glossary"),
    }[kind]
