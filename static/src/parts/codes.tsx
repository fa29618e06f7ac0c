/** Recovery codes, to copy or to download. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { attempt } from './attempt'
import { Icon } from './icon'
import { download } from './file'

export function CodesList({ codes }: { codes: readonly string[] }): VNode {
  const copied = useSignal(false)
  const copy = async () => {
    await attempt(() => navigator.clipboard.writeText(codes.join('\n')).then(() => (copied.value = true)))
  }
  const keep = () => download(new Blob([`Kith recovery codes, each works once\n\n${codes.join('\n')}\n`], { type: 'text/plain' }), 'kith-recovery-codes.txt')
  return (
    <>
      <ul class="codes">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div class="acts">
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={copied.value ? 'check' : 'copy'} /><span aria-live="polite">{copied.value ? 'Copied' : 'Copy'}</span>
        </button>
        <button type="button" class="button" onClick={keep}><Icon name="download" />Download</button>
      </div>
    </>
  )
}
