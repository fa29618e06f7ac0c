// Ways into Add from elsewhere. Both only fill a form: `/add` saves nothing without a tap.

/** What a Shortcut puts the encoded address of a page behind. */
export const addAddress = (origin: string): string => `${origin}/add?url=`

/**
 * A bookmark that opens Add with the page it is pressed on. It takes what the browser knows of the page and loads nothing,
 * so that it also runs where a page forbids other scripts; it has no per cent sign, which browsers would decode. Each part is
 * cut so that all of them, encoded, fit into the longest address that the server reads.
 */
export function bookmarklet(origin: string): string {
  return `javascript:void open('${origin}/add?'+new URLSearchParams({`
    + 'url:location.href.slice(0,1200),'
    + 'title:document.title.slice(0,150),'
    + 'text:String(getSelection()).slice(0,300)'
    + "}),'','popup,width=420,height=760')"
}
