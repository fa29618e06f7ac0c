/** Recovery codes, to copy or to download. */
import type { VNode } from 'preact'
import { say, sayOf } from '../words/say'
import { Copy } from './copy'
import { Icon } from './icon'
import { download } from './file'

export function CodesList({ codes }: { codes: readonly string[] }): VNode {
  const keep = () => download(new Blob([`${say('Kith recovery codes, each works once')}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }), 'kith-recovery-codes.txt')
  return (
    <>
      <ul class="codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div class="acts">
        <Copy text={codes.join('\n')} />
        <button type="button" class="button" onClick={keep}><Icon name="download" />{sayOf('button', 'Download')}</button>
      </div>
    </>
  )
}
