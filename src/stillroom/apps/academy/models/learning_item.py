from django.db import models

from stillroom.apps.accounts.models.recorded import RecordedAndReplaced


class Experience(models.TextChoices):
    """The ten kinds of learning experience (D1:1725-1743)."""

    READ = "read", "Read"
    HEAR = "hear", "Hear"
    VIEW_IMAGES = "view_images", "View images"
    WATCH_VIDEO = "watch_video", "Watch a video"
    VISIT = "visit", "Attend an exhibit or a site"
    DEMONSTRATION = "demonstration", "Watch a demonstration"
    WORKSHOP = "workshop", "Take part in a hands-on workshop"
    DESIGN_LESSON = "design_lesson", "Design a lesson together"
    SIMULATE = "simulate", "Simulate or model it"
    REAL_TASK = "real_task", "Do the real thing"


class Approval(models.TextChoices):
    DRAFT = "draft", "Draft – not nationally approved"
    LOCAL = "local", "Approved locally – not nationally approved"
    NATIONAL = "national", "Nationally approved"


class LearningItem(RecordedAndReplaced):
    """One thing to learn from, as recorded from `recorded_at` to `replaced_at`. A change closes the row."""

    code = models.CharField(max_length=50)
    title = models.CharField(max_length=300)
    provider = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Experience.choices, blank=True)
    where = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    version = models.CharField(max_length=50, blank=True)
    content_date = models.DateField(null=True, blank=True)
    review_date = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    assessed = models.BooleanField(default=False)
    approval = models.CharField(max_length=20, choices=Approval.choices, default=Approval.DRAFT)
    competencies = models.JSONField(default=list)
    remarks = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(replaced_at__isnull=True), name="learning_item_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.title
