export default { title: 'Host' }
