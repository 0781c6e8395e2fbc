"""What owners are told was tried on their kind of page is what the tests bring and run there."""

from termsite.content.hosts import HOSTS
from tests.consumers.hosts.kinds import KINDS
from tests.consumers.hosts.wordpress import VERSIONS


def test_what_was_tried_is_what_is_run() -> None:
    told = {host.slug: host.tried for host in HOSTS}
    assert {slug: told[slug] for slug in KINDS} == {slug: kind.version for slug, kind in KINDS.items()}
    assert [name for name in VERSIONS.values() if name.partition(" ")[2] not in told["wordpress"]] == []
