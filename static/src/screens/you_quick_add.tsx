/** Quick add: every way in which a link or a contact becomes a person without typing. */
import type { ComponentChildren, VNode } from 'preact'
import { addAddress, bookmarklet } from '../actions/quick_add'
import { Copy } from '../parts/copy'
import { Icon } from '../parts/icon'
import { Drawing, Share } from '../parts/install'
import { Screen } from '../parts/screen'
import { say } from '../words/say'

export function QuickAdd(): VNode {
  return (
    <Screen title={say('Quick add')} back="/you">
      <p class="soft">{say('Found someone, or just talked to them? From most places it is two taps into Kith.')}</p>
      <div class="panel rows settings spaced">
        <Way icon="send" title={say('Share sheet')}>{say('On Android, install Kith first. Then share a link, a text, a picture or a contact, and choose Kith.')}</Way>
        <Way icon="smartphone" title={say('iPhone and iPad')} href="/you/quick-add/shortcut">{say('Puts Kith into the share sheet')}</Way>
        <Way icon="link" title={say('On a computer')} href="/you/quick-add/bookmarklet">{say('A bookmark for the page you are on')}</Way>
        <Way icon="copy" title={say('A copied link')}>{say('Paste it on Add: Kith reads who it is.')}</Way>
        <Way icon="spark" title={say('Home screen')}>{say('Hold Kith’s icon for Add and Today, where your phone shows them.')}</Way>
        <Way icon="you" title={say('A contact file')}>{say('Share a contact (.vcf) to Kith as you would a link.')}</Way>
      </div>
    </Screen>
  )
}

function Way({ icon, title, href, children }: { icon: string; title: string; href?: string; children: ComponentChildren }): VNode {
  const words = <><Icon name={icon} /><span class="row-words"><strong>{title}</strong><p>{children}</p></span></>
  return href ? <a class="row-link" href={href}>{words}<Icon name="next" /></a> : <div class="row-text">{words}</div>
}

export function Shortcut(): VNode {
  return (
    <Screen title={say('iPhone and iPad')} back="/you/quick-add">
      <p class="soft">{say('Five steps, once; then it is in the share sheet of every app.')}</p>
      <ol class="steps numbered spaced">
        <Step drawing={<><rect class="ground" x="8" y="8" width="80" height="84" rx="10" /><path d="M18 20h44M18 30h60" /><rect class="halo" x="18" y="42" width="60" height="18" rx="6" /><path class="bold" d="M40 47h8v8h-8zM44 47v-3h8v8h-4" /></>}>
          <p><strong>{say('Copy this address.')}</strong></p>
          <code class="address">{addAddress(location.origin)}</code>
          <Copy text={addAddress(location.origin)} label={say('Copy the address')} />
        </Step>
        <Step drawing={<><rect class="ground" x="8" y="8" width="80" height="84" rx="10" /><rect x="18" y="30" width="27" height="20" rx="5" /><rect x="51" y="30" width="27" height="20" rx="5" /><rect x="18" y="56" width="27" height="20" rx="5" /><circle class="halo" cx="74" cy="19" r="9" /><path class="bold" d="M74 14v10m-5-5h10" /></>}>
          <p><strong>{say('Open the app Shortcuts and tap +.')}</strong> {say('Call the new one “Add to Kith”.')}</p>
        </Step>
        <Step drawing={<><rect class="ground" x="8" y="-20" width="80" height="84" rx="10" /><path d="M18 10h40M18 22h30" /><rect class="halo" x="13" y="34" width="70" height="20" rx="6" /><path d="M20 44h30" /><rect class="bold" x="58" y="38" width="20" height="12" rx="6" /><circle class="bold" cx="72" cy="44" r="3" /></>}>
          <p><strong>{say('Open its details (i), and turn on Show in Share Sheet.')}</strong> {say('Of what it accepts, keep only URLs and Text.')}</p>
        </Step>
        <Step drawing={<><rect class="ground" x="8" y="8" width="80" height="84" rx="10" /><rect x="15" y="16" width="66" height="18" rx="6" /><path d="M22 25h34" /><rect x="15" y="42" width="66" height="22" rx="6" /><path d="M22 53h22" /><rect class="halo" x="50" y="47" width="26" height="12" rx="6" /><path class="bold" d="M56 53h14M48 34v8" /></>}>
          <p><strong>{say('Add two actions: URL Encode, then Open URLs.')}</strong> {say('In the second, paste the address, and right behind it put URL Encoded Text.')}</p>
        </Step>
        <Step drawing={<><rect class="ground" x="8" y="8" width="80" height="84" rx="10" /><Share x={48} y={22} /><rect class="halo" x="13" y="40" width="70" height="18" rx="6" /><path class="bold" d="M20 49h40" /><path d="M20 66h50" /></>}>
          <p><strong>{say('Share a page, and choose Add to Kith.')}</strong></p>
        </Step>
      </ol>
      <p class="soft spaced">{say('It opens Safari rather than Kith on your home screen; Apple keeps the two apart. Sign in there once, with the same passkey, and people you add show up in both.')}</p>
    </Screen>
  )
}

export function Bookmarklet(): VNode {
  const code = bookmarklet(location.origin)
  return (
    <Screen title={say('On a computer')} back="/you/quick-add">
      <p class="soft">{say('A bookmark that opens Kith with the page you are on, and with the words you have selected there.')}</p>
      <ol class="steps numbered spaced">
        <Step drawing={<><rect class="ground" x="4" y="8" width="88" height="84" rx="8" /><path d="M4 34h88M14 17h50" /><rect class="halo" x="12" y="22" width="34" height="9" rx="4" /><path class="bold" d="M52 58l-18-22m0 9v-9h9" /></>}>
          <p><strong>{say('Drag this to your bookmarks bar.')}</strong></p>
          {/* Pressed here it would be refused, since no page of Kith runs code out of an address. */}
          <a class="button" href={code} onClick={(event) => event.preventDefault()}><Icon name="add" />{say('Add to Kith')}</a>
          <p>{say('Without a bar, make a bookmark by hand and paste this as its address.')}</p>
          <Copy text={code} label={say('Copy it')} />
        </Step>
        <Step drawing={<><rect class="ground" x="4" y="8" width="60" height="84" rx="8" /><path d="M4 24h60M14 34h30M14 44h22" /><rect class="halo" x="46" y="20" width="44" height="60" rx="8" /><path class="bold" d="M68 34v12m-6-6h12M56 58h24" /></>}>
          <p><strong>{say('On someone’s page, press it.')}</strong> {say('Select a few words first, and they come along. Kith opens in a small window.')}</p>
        </Step>
      </ol>
      <p class="soft spaced">{say('A few sites let no bookmark run. There, copy the link and paste it on Add.')}</p>
    </Screen>
  )
}

function Step({ drawing, children }: { drawing: VNode; children: ComponentChildren }): VNode {
  return <li><Drawing>{drawing}</Drawing><div class="step">{children}</div></li>
}
