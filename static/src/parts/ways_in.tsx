/** Other ways to add somebody: the phone's contacts, where the browser can ask for them, and files. */
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { canChoose, choose } from '../actions/contacts'
import { takeFiles } from '../actions/draft'
import { say } from '../words/say'
import { attempt } from './attempt'
import { Icon } from './icon'
import { announce } from './toast'

const KINDS = '.vcf,text/vcard,text/x-vcard,text/directory,.txt,text/plain,image/*'

export function WaysIn(): VNode {
  const { route } = useLocation()
  const file = useRef<HTMLInputElement>(null)
  const bring = (work: () => Promise<string[]>, nothing: string) => attempt(async () => {
    const [first] = await work()
    if (first) route(`/add?draft=${first}`)
    else announce(nothing)
  })
  return (
    <div class="ways">
      {canChoose() && (
        <button type="button" class="button wide" onClick={() => void bring(choose, say('Nobody was chosen'))}><Icon name="people" />{say('From your contacts')}</button>
      )}
      <details class="removed">
        <summary><Icon name="next" />{say('From a contact file')}</summary>
        <div class="stack">
          <p class="small soft">{say('A .vcf file from your phone’s contacts or your mail, with up to fifty people in it. It stays on this phone.')}</p>
          <button type="button" class="button wide" onClick={() => file.current?.click()}>{say('Choose a file')}</button>
          <input ref={file} type="file" accept={KINDS} multiple hidden aria-label={say('Choose a file')} onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            event.currentTarget.value = ''
            void bring(() => takeFiles(files), say('There was nobody in that file'))
          }} />
        </div>
      </details>
      <a class="quiet" href="/you/quick-add">{say('Quicker ways to add')}</a>
    </div>
  )
}
