"""A framework of others comes in from a CASE file, and is there to refer to."""

from playwright.sync_api import expect

from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.services.grant_role import grant_role
from tests.browser.story import Story, with_and_without_javascript
from tests.hospital import Hospital
from tests.unit.standards.case.packages import association, data, document, item, package


class TestImportingAFramework(Story):
    @with_and_without_javascript
    def test_it_is_kept_to_refer_to(self, hospital: Hospital) -> None:
        self.given("Tom the trainer edits frameworks, and has a CASE file from a school")
        editor = hospital.user("tom")
        grant_role(user=editor, organisation=hospital.organisation, role=RoleGrant.Role.FRAMEWORK_EDITOR, by=None)
        found = package(
            item(2, humanCodingScheme="X1", fullStatement="Works in a clean room"),
            item(3, fullStatement="Enters without carrying contamination in"),
            associations=(association(4, 3, "isChildOf", 2),),
        )
        found["CFDocument"] = document(title="Clean-room skills", creator="A school")

        self.when("he gives Stillroom a wrong file, and then that one")
        self.sign_in(editor)
        self.page.goto("/frameworks/")
        self.page.get_by_role("link", name="Import a CASE file").click()
        self._gives(b"{}")
        expect(self.page.get_by_role("alert").get_by_text("There is no CFDocument in it")).to_be_visible()
        self.look_at("import-case-refused")
        self._gives(data(found))

        self.then("its page says whose it is and that nobody is required to meet it")
        expect(self.page.get_by_role("heading", name="Clean-room skills")).to_be_visible()
        expect(self.page.get_by_text("No role requires it")).to_be_visible()
        expect(self.page.get_by_role("listitem").filter(has_text="Works in a clean room").first).to_be_visible()
        self.look_at("external-framework")

    def _gives(self, file: bytes) -> None:
        upload = {"name": "skills.json", "mimeType": "application/json", "buffer": file}
        self.page.locator("input[type=file]").set_input_files(files=[upload])  # type: ignore[list-item]
        self.page.get_by_role("button", name="Import it").click()
