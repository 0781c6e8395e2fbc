"""What a reader has set is heeded in every engine: less motion, own colours, a small screen."""

from base64 import b64encode

import pytest

from tests.engines.engine import Engine, Reader
from tests.engines.page import Page

pytestmark = pytest.mark.engine
CALCULATOR = "calculators/liquidation-price/"
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The part of a slider's middle line, in a picture of the page, that stands out from the paper beside it.
SEEN = """async (picture) => {
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height), sheet = canvas.getContext('2d')
  sheet.drawImage(image, 0, 0)
  const { left, top, width, height } = document.querySelector('.mg-slider').getBoundingClientRect()
  const line = sheet.getImageData(Math.round(left) - 4, Math.round(top + height / 2), Math.round(width) + 4, 1).data
  const light = (at) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => sum + part * (line[at + i] / 255) ** 2.2, 0.05)
  let seen = 0
  for (let at = 16; at < line.length; at += 4) if (Math.max(light(at) / light(0), light(0) / light(at)) >= 3) seen++
  return seen / (line.length / 4 - 4)
}"""
LASTING = """() => [...document.querySelectorAll('*')].filter((one) => ['', '::before', '::after'].some((part) => {
  const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one, part)
  const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0)
  return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior === 'smooth'
})).map((one) => `${one.localName}.${one.className}`)"""


@pytest.mark.turns
def test_nothing_moves_for_who_wants_less_motion(engine: Engine, site: str) -> None:
    with engine.opened(Reader(calm=True)) as page:
        for path in (
            "",
            "terms/liquidation-price/",
            "calculators/liquidation-cascade/",
            "embed/v1/liquidation-price/",
        ):
            page.open(site + path)
            assert page.run("() => matchMedia('(prefers-reduced-motion: reduce)').matches")
            assert page.run(LASTING) == []


@pytest.mark.needs("forced colours")
def test_in_forced_colours_the_slider_is_seen(engine: Engine, site: str) -> None:
    with engine.opened(Reader(forced=True)) as page:
        page.open(site + CALCULATOR)
        assert page.run("() => matchMedia('(forced-colors: active)').matches")
        page.until("() => document.querySelector('.mg-slider')?.getClientRects().length")
        page.until("() => !document.querySelector('.mg-slider').disabled")
        page.run("() => document.querySelector('.mg-slider').scrollIntoView({ block: 'center' })")
        assert page.run(SEEN, b64encode(page.picture()).decode()) > 0.6


NARROW = (
    "",
    "terms/liquidation-price/",
    "terms/",
    "calculators/liquidation-price/",
    "calculators/black-scholes/",
    "calculators/liquidation-cascade/",
)


@pytest.mark.others
@pytest.mark.needs("360 px")
@pytest.mark.parametrize("path", NARROW)
def test_nothing_goes_sideways_at_360_px(page: Page, site: str, path: str) -> None:
    page.resize(360, 800)
    page.open(site + path)
    assert page.run("() => innerWidth") == 360
    assert page.run(OVER) <= 0
