from stillroom.apps.academy.models.learning_completion import LearningCompletion
from stillroom.apps.academy.models.learning_item import LearningItem

__all__ = ["LearningCompletion", "LearningItem"]
