// The phone's own contacts: the one wrapper of the Contact Picker. The user chooses there who comes, each time.
import { saveDrafts } from '../store/draft'

interface Contact { name?: string[]; email?: string[]; tel?: string[]; address?: { city?: string; country?: string }[]; icon?: Blob[] }
type Property = keyof Contact
interface Contacts {
  getProperties(): Promise<Property[]>
  select(properties: Property[], options: { multiple: boolean }): Promise<Contact[]>
}
const WANTED: Property[] = ['name', 'email', 'tel', 'address', 'icon']
const MOST = 50

const contacts = (): Contacts | undefined => (navigator as { contacts?: Contacts }).contacts

export const canChoose = (): boolean => contacts() !== undefined

/** Asks for some; each becomes a draft. Returns the drafts' ids; none when nobody was chosen. @throws TooMany */
export async function choose(): Promise<string[]> {
  const picker = contacts()
  if (!picker) return []
  const known = await picker.getProperties()
  const chosen = await picker.select(WANTED.filter((property) => known.includes(property)), { multiple: true })
  return chosen.length ? saveDrafts(chosen.slice(0, MOST).map(sharing)) : []
}

function sharing({ name = [], email = [], tel = [], address = [], icon = [] }: Contact) {
  const addresses = [...tel.map((number) => `tel:${number}`), ...email.map((mail) => `mailto:${mail}`)]
  const [{ city, country } = {}] = address
  const place = [city, country].filter(Boolean).join(', ') || null
  return { title: name[0], text: addresses.join('\n'), card: { name: name[0]?.trim() || null, addresses, place, note: null }, pictures: icon.slice(0, 1) }
}
