// Every number at which the sliders can stand: given {name: slider} as described, printed as {name: [text]}.
import { scaleOf, valueAt } from '../../../web/calculator/plain.js'

const text = (share, { min, max, scale, whole }) => valueAt(share, scaleOf({ min, max, scale, whole: whole ? '' : undefined }))
const stops = Object.entries(JSON.parse(process.argv[2])).map(([name, slider]) => [
  name,
  Array.from({ length: slider.places + 1 }, (_, place) => text(place / slider.places, slider)),
])
console.log(JSON.stringify(Object.fromEntries(stops)))
