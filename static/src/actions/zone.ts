// The nudge follows the phone's time zone when its user says so.
import { save } from '../store/outbox'
import { changeDevice } from '../store/device'
import { me, told } from '../store/state'

/** The nudge goes by this zone from now on; returns the way back. @throws NotSaved */
export async function followZone(zone: string): Promise<() => Promise<void>> {
  const before = me.peek()?.time_zone ?? zone
  await setZone(zone)
  return () => setZone(before)
}

/** The nudge stays where it is: while the phone is in this zone, nobody is asked again. */
export async function keepZone(here: string): Promise<void> {
  told.value = await changeDevice(({ keptZones }) => ({ keptZones: [...keptZones.filter((zone) => zone !== here), here] }))
}

async function setZone(zone: string): Promise<void> {
  const profile = me.peek()
  if (profile) await save([{ op: 'set', entity: 'profile', row: profile.id, field: 'time_zone', value: zone }])
}
