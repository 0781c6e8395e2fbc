export default {
  title: 'Host',
  url: 'https://host.example',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  presets: [['classic', { docs: false, blog: false }]],
}
