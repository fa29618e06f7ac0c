/** The pictures for those who are in, by the name the vocabulary or a screen uses for them. Only these are bundled. */
import {
  Archive, ArrowLeft, AtSign, Bell, BookOpen, Briefcase, Cake, Calendar, Camera, ChartColumn, ChevronRight, Clock, Cloud, Code, Coffee,
  Ellipsis, Gamepad, HandHelping, Handshake, Hash, Heart, House, Image, Languages, Leaf, Link, LogOut, Mail, MapPin, Megaphone,
  MessageCircle, MessageSquare, MessagesSquare, Music, Newspaper, PenLine, Pencil, Phone, Pin, Play, Plus, RefreshCw,
  Repeat, RotateCcw, Search, Send, Smartphone, Sparkle, Sprout, Sun, Trash2, User, Users, Video,
} from 'lucide'
import { know } from './icon'

know({
  add: Plus, archive: Archive, back: ArrowLeft, bell: Bell, birthday: Cake, calendar: Calendar, chart: ChartColumn, clock: Clock,
  details: PenLine, edit: Pencil, find: Search, home: House, image: Image, language: Languages, leave: LogOut, link: Link,
  more: Ellipsis, next: ChevronRight, people: Users, place: MapPin, remove: Trash2, rest: Leaf,
  restore: RotateCcw, spark: Sparkle, sprout: Sprout, sync: RefreshCw, today: Sun, you: User,
  'at-sign': AtSign, 'book-open': BookOpen, briefcase: Briefcase, camera: Camera, cloud: Cloud, code: Code, coffee: Coffee, gamepad: Gamepad,
  'hand-helping': HandHelping, handshake: Handshake, hash: Hash, heart: Heart, mail: Mail, megaphone: Megaphone,
  'message-circle': MessageCircle, 'message-square': MessageSquare, 'messages-square': MessagesSquare, music: Music,
  newspaper: Newspaper, 'pen-line': PenLine, phone: Phone, pin: Pin, play: Play,
  repeat: Repeat, send: Send, smartphone: Smartphone, users: Users, video: Video,
})
