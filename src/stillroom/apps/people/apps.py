from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "stillroom.apps.people"
    label = "people"

    def ready(self) -> None:
        from stillroom.apps.accounts.events import invitation_accepted
        from stillroom.apps.people.services.receive_invited import receive_invited

        invitation_accepted.register(receive_invited)
