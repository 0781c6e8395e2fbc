"""What the site gives owners to paste, pasted into pages that other people's programs build and serve."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.consumers.hosts.kinds import KINDS
from tests.consumers.hosts.standing import Visit, posted, standing
from tests.consumers.hosts.wordpress import VERSIONS, programs
from tests.engines.conftest import engine, page
from tests.engines.page import Page
from tests.tools import chosen

__all__ = ["engine", "page"]
pytestmark = [
    pytest.mark.consumer,
    pytest.mark.engine,
    pytest.mark.parametrize("engine", chosen(), indirect=True, scope="session"),
]
Stand = Callable[[str], Visit]
Post = Callable[[str], Mapping[str, Visit]]


@pytest.fixture(scope="session")
def stand(tmp_path_factory: pytest.TempPathFactory, site_folder: Path, site: str) -> Iterator[Stand]:
    """A kind's host, which is brought and built the first time that it is asked for."""
    standing_already: dict[str, Visit] = {}
    with ExitStack() as stack:

        def stands(slug: str) -> Visit:
            if slug not in standing_already:
                away = tmp_path_factory.mktemp(slug)
                host = standing(KINDS[slug], away, site_folder, site)
                standing_already[slug] = stack.enter_context(host)
            return standing_already[slug]

        yield stands


@pytest.fixture(scope="session")
def post(tmp_path_factory: pytest.TempPathFactory, site_folder: Path, site: str) -> Iterator[Post]:
    """The posts of one version of WordPress, which is started the first time that it is asked for."""
    running: dict[str, Mapping[str, Visit]] = {}
    away = tmp_path_factory.mktemp("wordpress")
    programs(away)
    with ExitStack() as stack:

        def posts(version: str) -> Mapping[str, Visit]:
            if version not in running:
                running[version] = stack.enter_context(posted(version, away, site_folder, site))
            return running[version]

        yield posts


@pytest.mark.parametrize("slug", KINDS)
def test_what_is_pasted_works_in_a_page_that_the_host_builds(page: Page, stand: Stand, slug: str) -> None:
    print(f"{KINDS[slug].version}: {stand(slug)(page)}")


@pytest.mark.parametrize("version", VERSIONS)
def test_wordpress_shows_what_people_of_two_roles_paste(page: Page, post: Post, version: str) -> None:
    for name, visit in post(version).items():
        print(f"{VERSIONS[version]}, {name}: {visit(page)}")
