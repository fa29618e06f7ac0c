/** How far a test has come: a short chain of links, and where it broke what is wrong and what to do. */
import type { VNode } from 'preact'
import { whereAmI } from '../actions/device_name'
import { LINKS, type Link, type Progress } from '../actions/push_test'
import { brokenWords, linkWords } from '../words/push'
import { say } from '../words/say'
import { Icon } from './icon'

/** `onUnseen`: only the user can see whether it was really shown. */
interface ChainProps { progress: Progress; onAgain: () => void; onUnseen: () => void; busy: boolean }

export function Chain({ progress: { at, broken, why }, onAgain, onUnseen, busy }: ChainProps): VNode {
  const reached = at === null ? LINKS.length : LINKS.indexOf(at)
  return (
    <div class="stack" role="status">
      <ol class="chain">
        {LINKS.map((link, place) => (
          <ChainLink key={link} link={link} state={place < reached ? 'holds' : place > reached ? 'ahead' : broken ? 'broken' : 'now'} />
        ))}
      </ol>
      {broken && at && <Broken link={at} why={why} onAgain={onAgain} busy={busy} />}
      {at === null && (
        <>
          <p>{say('It arrived. Your nudge will come the same way.')}</p>
          <button type="button" class="quiet link" onClick={onUnseen}>{say('I don’t see it')}</button>
        </>
      )}
    </div>
  )
}

const pictures = { holds: 'check', broken: 'close', now: 'more', ahead: null }

/** What the picture says to eyes. */
function spoken(state: keyof typeof pictures, link: string): string {
  switch (state) {
    case 'broken': return say('Broken: {link}', { link })
    case 'now': return say('On the way: {link}', { link })
    case 'ahead': return say('Not yet: {link}', { link })
    default: return link
  }
}

function ChainLink({ link, state }: { link: Link; state: keyof typeof pictures }): VNode {
  const picture = pictures[state]
  const words = linkWords(link)
  return (
    <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span class="ring">{picture && <Icon name={picture} />}</span>
      <span class="hidden">{spoken(state, words)}</span>
      <span aria-hidden="true">{words}</span>
    </li>
  )
}

function Broken({ link, why, onAgain, busy }: { link: Link; why: string | null; onAgain: () => void; busy: boolean }): VNode {
  const { says, todo } = brokenWords(link, why, whereAmI())
  const helps = link === 'subscription' || (link === 'server' && why === null)
  return (
    <>
      <p><strong>{says}</strong>{todo && ` ${todo}`}</p>
      {helps && <button type="button" class="button main-button wide" disabled={busy} onClick={onAgain}>{say('Turn on again')}</button>}
    </>
  )
}
