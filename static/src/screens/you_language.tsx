/** The language, and with it the order of dates and the clock. */
import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { choose } from '../actions/language'
import { followed, languages } from '../language'
import { attempt } from '../parts/attempt'
import { Earlier } from '../parts/earlier'
import { Icon } from '../parts/icon'
import { Screen } from '../parts/screen'
import { me, now } from '../store/signals'
import { languageName, sample } from '../words/dates'
import { say, sayOf } from '../words/say'

/** English is told apart by how dates are written, which is all that differs. */
const locales = (): string[] => languages().flatMap((language) => (language === 'en' ? ['en-GB', 'en-US'] : [language]))

export function Language(): VNode {
  const profile = me.value
  const name = useId()
  const value = profile?.language ?? null
  const set = (locale: string | null) => void attempt(() => choose(locale))
  // One that was chosen where there are more languages, say on a newer version.
  const known = value && !locales().includes(value) ? [...locales(), value] : locales()
  return (
    <Screen title={sayOf('place', 'Language')} back="/you">
      <p class="soft">{say('For the words, and for how dates and times are written.')}</p>
      <fieldset class="panel rows">
        <legend class="hidden">{sayOf('place', 'Language')}</legend>
        {[null, ...known].map((locale) => (
          <label class="row-text wide language" key={locale}>
            <input type="radio" class="hidden" name={name} checked={locale === value} onChange={() => set(locale)} />
            <span class="row-words">
              <strong>{locale ? <bdi lang={locale}>{languageName(locale)}</bdi> : say('As this phone')}</strong>
              <p><bdi lang={locale ?? followed()}>{locale ? sample(now.value, locale) : `${languageName(followed())} · ${sample(now.value, followed())}`}</bdi></p>
            </span>
            {locale === value && <Icon name="check" />}
          </label>
        ))}
      </fieldset>
      {profile && <Earlier entity="profile" fields={['language']} row={profile} onRestore={(_, past) => choose(past as string | null)} />}
    </Screen>
  )
}
