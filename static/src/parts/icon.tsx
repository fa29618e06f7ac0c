/** Every picture in the app, by the name the vocabulary or a screen uses for it. Only these are bundled. */
import {
  Archive, ArrowLeft, AtSign, Bell, BookOpen, Briefcase, Cake, Calendar, Camera, Check, ChevronRight, Clock, Cloud, CloudOff,
  Code, Coffee, Copy, Download, Ellipsis, Gamepad, HandHelping, Handshake, Hash, Heart, Image, Info, KeyRound, Leaf,
  Link, LogOut, Mail, MapPin, Megaphone, MessageCircle, MessageSquare, MessagesSquare, Music, Newspaper, PenLine,
  Pencil, Phone, Pin, Play, Plus, RefreshCw, Repeat, RotateCcw, Search, Send, Smartphone, Sparkle, Sprout, Sun, Trash2, User,
  Users, Video, X,
} from 'lucide'
import { h, type VNode } from 'preact'

type Node = [tag: string, attributes: Record<string, string | number | undefined>][]

const nodes: Record<string, Node> = {
  add: Plus, archive: Archive, back: ArrowLeft, bell: Bell, birthday: Cake, calendar: Calendar, check: Check, clock: Clock, close: X, copy: Copy,
  details: PenLine, download: Download, edit: Pencil, find: Search, image: Image, info: Info, key: KeyRound, leave: LogOut, link: Link,
  more: Ellipsis, next: ChevronRight, offline: CloudOff, people: Users, place: MapPin, remove: Trash2, rest: Leaf,
  restore: RotateCcw, spark: Sparkle, sprout: Sprout, sync: RefreshCw, today: Sun, you: User,
  'at-sign': AtSign, 'book-open': BookOpen, briefcase: Briefcase, camera: Camera, cloud: Cloud, code: Code, coffee: Coffee, gamepad: Gamepad,
  'hand-helping': HandHelping, handshake: Handshake, hash: Hash, heart: Heart, mail: Mail, megaphone: Megaphone,
  'message-circle': MessageCircle, 'message-square': MessageSquare, 'messages-square': MessagesSquare, music: Music,
  newspaper: Newspaper, 'pen-line': PenLine, phone: Phone, pin: Pin, play: Play,
  repeat: Repeat, send: Send, smartphone: Smartphone, users: Users, video: Video,
} as unknown as Record<string, Node>

/** A picture beside words, so hidden from readers; an unknown name of a newer vocabulary shows a speech bubble. */
export function Icon({ name }: { name: string }): VNode {
  const shapes = nodes[name] ?? nodes['message-circle'] ?? []
  return (
    <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
