// The start on a phone where somebody has been in: the page that the worker keeps brings Today along, and renders it at once.
import './main'
import { everyday } from './chunks'
import * as module from './screens/everyday'

everyday.hold(module)
