/** Home screen: how Kith gets there on this device. */
import type { VNode } from 'preact'
import { install, installWay, type InstallWay } from '../actions/install'
import { attempt } from '../parts/attempt'
import { Install } from '../parts/install'
import { Screen } from '../parts/screen'
import { say } from '../words/say'

export function HomeScreen(): VNode {
  const way = installWay()
  return (
    <Screen title={say('Home screen')} back="/you">
      <p class="soft">{words(way)}</p>
      {way === 'apple' && <div class="panel padded spaced"><Install last={say('Sign in there once, with the same passkey. Your people come along.')} /></div>}
      {way === 'prompt' && <button type="button" class="button main-button wide" onClick={() => void attempt(install)}>{say('Install')}</button>}
    </Screen>
  )
}

function words(way: InstallWay): string {
  switch (way) {
    case 'installed': return say('Kith is installed on this device.')
    case 'menu': return say('Open the browser’s menu, and choose Install or Add to Home screen.')
    case 'dock': return say('In the menu bar, choose File, then Add to Dock.')
    case 'none': return say('This browser installs no apps. Chrome, Edge and Safari do.')
    default: return say('On your home screen Kith opens like any other app, with or without a network, and what you save stays safer.')
  }
}
