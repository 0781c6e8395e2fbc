import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const Start = ({ go }) => <a href="#host" onClick={go}>The calculator</a>
const Host = () => <>
  <p>Somebody's page.</p>
  %ELEMENT%
</>
function App() {
  const [here, go] = useState(false)
  return here ? <Host /> : <Start go={() => go(true)} />
}
createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>)
