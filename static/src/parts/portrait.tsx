/** The head of a person's page: the face, which a tap changes, and the name, which a tap renames. */
import { useSignal } from '@preact/signals'
import type { TargetedEvent, VNode } from 'preact'
import { useRef } from 'preact/hooks'
import * as face from '../actions/face'
import * as person from '../actions/person'
import type { PersonView } from '../store/signals'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { Face } from './face'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export function Portrait({ of }: { of: PersonView }): VNode {
  const open = useSignal(false)
  return (
    <>
      <button type="button" class="portrait" aria-label={say('Picture of {name}', { name: of.name })} aria-haspopup="dialog" onClick={() => (open.value = true)}>
        <Face person={of} size="large" />
        <span class="badge"><Icon name="camera" /></span>
      </button>
      {open.value && <PictureSheet of={of} onClose={() => (open.value = false)} />}
    </>
  )
}

function PictureSheet({ of, onClose }: { of: PersonView; onClose: () => void }): VNode {
  const take = (event: TargetedEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    if (!file) return
    onClose()
    void attempt(() => face.set(of.id, file)).then(() => undefined)
  }
  const clear = () => {
    onClose()
    void attempt(async () => {
      await face.clear(of.id)
      announce(say('The picture is gone'))
    })
  }
  return (
    <Sheet title={say('A picture of {name}', { name: of.name })} onClose={onClose}>
      <div class="stack">
        <FileButton icon="camera" label={say('Take a photo')} camera onFile={take} />
        <FileButton icon="image" label={say('Choose a picture')} onFile={take} />
        {of.face && <button type="button" class="quiet" onClick={clear}>{say('Take the picture away')}</button>}
      </div>
    </Sheet>
  )
}

interface FileButtonProps { icon: string; label: string; camera?: boolean; onFile: (event: TargetedEvent<HTMLInputElement>) => void }

function FileButton({ icon, label, camera, onFile }: FileButtonProps): VNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="button wide" onClick={() => input.current?.click()}><Icon name={icon} />{label}</button>
      <input ref={input} type="file" accept="image/*" capture={camera ? 'environment' : undefined} hidden aria-label={label} onChange={onFile} />
    </>
  )
}

export function Name({ of }: { of: PersonView }): VNode {
  const edited = useSignal<string | null>(null)
  const save = async (event: Event) => {
    event.preventDefault()
    const name = edited.value?.trim()
    edited.value = null
    if (!name || name === of.name) return
    const before = of.name
    await attempt(async () => {
      await person.change(of.id, 'name', name)
      announce(say('Renamed'), () => attempt(() => person.change(of.id, 'name', before)))
    })
  }
  if (edited.value === null) {
    return (
      <button type="button" class="name" aria-label={say('{name}, rename', { name: of.name })} onClick={() => (edited.value = of.name)}>
        <bdi>{of.name}</bdi>
      </button>
    )
  }
  return (
    <form class="rename" onSubmit={(event) => void save(event)}>
      <input class="input" dir="auto" aria-label={sayOf('field', 'Name')} value={edited.value} required maxLength={200} ref={(input) => input?.focus()}
        onInput={(event) => (edited.value = event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && (edited.value = null)} />
      <button class="button" aria-label={say('Save the name')}><Icon name="check" /></button>
    </form>
  )
}
