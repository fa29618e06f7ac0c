/** What one would like to remember of a person, entry by entry. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import * as note from '../actions/note'
import type { NoteRow } from '../store/rows'
import { attempt } from './attempt'
import { Earlier } from './earlier'
import { Field } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { say } from './toast'

export function Notes({ personId, rows }: { personId: string; rows: readonly NoteRow[] }): VNode {
  const edited = useSignal<NoteRow | 'new' | null>(null)
  const row = edited.value === 'new' ? undefined : edited.value ?? undefined
  return (
    <section class="section">
      <h2>To remember</h2>
      <div class="panel rows">
        {rows.map((one) => (
          <div key={one.id}>
            <div class="note">
              <p dir="auto">{one.text}</p>
              <button type="button" class="round" aria-label={`Change the note: ${one.text.slice(0, 40)}`} onClick={() => (edited.value = one)}>
                <Icon name="edit" />
              </button>
            </div>
            <Earlier entity="note" row={one} onRestore={(_, value) => note.change(one.id, String(value))} />
          </div>
        ))}
        <button type="button" class="row-text wide soft" onClick={() => (edited.value = 'new')}>
          <Icon name="add" />{rows.length ? 'Add a note' : 'A child’s name, a favourite book, what they worry about …'}
        </button>
      </div>
      {edited.value && <NoteSheet personId={personId} row={row} onClose={() => (edited.value = null)} />}
    </section>
  )
}

function NoteSheet({ personId, row, onClose }: { personId: string; row?: NoteRow; onClose: () => void }): VNode {
  const text = useSignal(row?.text ?? '')
  const save = async (event: Event) => {
    event.preventDefault()
    const written = text.value.trim()
    if (!written) return
    const saved = await attempt(async () => {
      if (!row) await note.add(personId, written)
      else if (written !== row.text) await note.change(row.id, written)
      return true
    })
    if (saved) onClose()
  }
  return (
    <Sheet title={row ? 'Change the note' : 'To remember'} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <Field label="Note">
          <textarea class="input" dir="auto" rows={4} required maxLength={10_000} autofocus={!row} value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)} />
        </Field>
        <button class="button main-button wide">Save</button>
        {row && <button type="button" class="quiet danger" onClick={() => void remove(row, onClose)}>Remove the note</button>}
      </form>
    </Sheet>
  )
}

async function remove(row: NoteRow, onClose: () => void): Promise<void> {
  onClose()
  await attempt(async () => {
    await note.remove(row.id)
    say('Note removed', () => attempt(() => note.restore(row.id)))
  })
}
