// Which two texts are nearly the same. The pairs stand on both sides of the threshold, with room between.
import { describe, expect, test } from 'vitest'
import { likenessTo, NEARLY } from '../../static/src/same_words'

const ANA = 'Ana Sá'
const MIKA = 'Mika Kovács'
const like = (text: string, other: string, [to, otherTo] = [ANA, MIKA]): number => likenessTo(text, to)?.(other, otherTo) ?? 0

describe('nearly the same', () => {
  test.each([
    ['word for word', 'How were the first weeks in the new job? I would love to hear.', 'How were the first weeks in the new job? I would love to hear.'],
    ['with the other name', 'Dear Ana, how were the first weeks in the new job?', 'Hey Mika! How were the first weeks in the new job?'],
    ['with another greeting', 'Good morning Ana, the harvest made me think of your garden.', 'the harvest made me think of your garden'],
    ['in capitals, without accents or punctuation', 'Did you see the café by the river is open again?', 'DID YOU SEE THE CAFE BY THE RIVER IS OPEN AGAIN'],
    ['with another place', 'How was the move to Porto? I hope the new flat has a good kitchen and kind neighbours.',
      'How was the move to Malmö? I hope the new flat has a good kitchen and kind neighbours.'],
    ['with a sentence more', 'I read your article on the train and laughed out loud at the bit with the goats. Thank you for it.',
      'I read your article on the train and laughed out loud at the bit with the goats. Thank you for it. See you at PyCon?'],
    ['with one word less', 'Would you like to come to our dinner on Friday?', 'Would you like to come to dinner on Friday?'],
    ['with the sentences turned round', 'Thank you for last night. The soup was wonderful and so were your friends.',
      'The soup was wonderful and so were your friends. Thank you for last night.'],
    ['in German', 'Liebe Ana, wie waren die ersten Wochen in der neuen Stelle?', 'Lieber Mika, wie waren die ersten Wochen in der neuen Stelle?'],
    ['in Hebrew', 'מה שלומך אחרי השבועות הראשונים בעבודה החדשה', 'מה שלומך אחרי השבועות הראשונים בעבודה החדשה?'],
    ['in Arabic, with and without vowel signs', 'كيف كانت الأسابيع الأولى في العمل الجديد', 'كيفَ كانتِ الأسابيعُ الأولى في العملِ الجديد؟'],
    ['in Chinese', '新工作的头几个星期怎么样？有空的时候我们一起喝咖啡吧。', '新工作的头几个星期怎么样？有空时我们一起喝咖啡吧！'],
    ['in Japanese', '新しい仕事はもう慣れましたか。今度ゆっくり話しましょう。', '新しい仕事には慣れましたか。今度ゆっくり話しましょう！'],
    ['in Thai', 'งานใหม่เป็นอย่างไรบ้าง ว่างเมื่อไรไปดื่มกาแฟกันนะ', 'งานใหม่เป็นอย่างไรบ้าง ว่างเมื่อไหร่ไปดื่มกาแฟกันนะ'],
    ['in Korean', '새 직장에서 보낸 첫 몇 주는 어땠어요? 곧 커피 한잔해요.', '새 직장에서 보낸 첫 몇 주는 어땠나요? 곧 커피 한잔해요!'],
    ['with other emoji', '🎉 You did it! I knew the jury would love your film 🎬', 'You did it! I knew the jury would love your film ❤️👩‍👩‍👧'],
    ['in letters made for showing off', '𝐇𝐨𝐰 were the first weeks in the new job?', 'How were the first weeks in the new job?'],
  ])('%s', (_why, text, other) => {
    expect(like(text, other)).toBeGreaterThanOrEqual(NEARLY)
    expect(like(other, text)).toBeCloseTo(like(text, other), 10)
  })

  test('is far enough above the threshold for an honest copy, and below for another thought', () => {
    const copy = 'How was the move to Porto? I hope the new flat has a good kitchen and kind neighbours.'
    expect(like(copy, copy.replace('Porto', 'Malmö').replace('kind', 'quiet'))).toBeGreaterThan(NEARLY + 0.05)
    expect(like(copy, 'How was the move? I hope you found somebody for the piano, and that the cat is speaking to you again.')).toBeLessThan(NEARLY - 0.2)
  })
})

describe('not the same', () => {
  test.each([
    ['other things said with the same stock phrases', 'I hope you are doing well. I was thinking about our walk and wanted to ask how your mother is.',
      'I hope you are doing well. Did the exam go the way you wanted it to go?'],
    ['the same question about other things', 'How did the talk in Lisbon go? Was the room as big as you feared?',
      'How did the harvest go this year? Was the rain as bad as you feared?'],
    ['the same words in another order', 'my sister wrote to your brother about the boat', 'your brother wrote about the boat to my sister'],
    ['the same opening', 'I saw your photos from the mountains and wanted to ask which hut you slept in, because we would like to go there too.',
      'I saw your photos from the wedding and wanted to say how happy you both look.'],
    ['a short text within a long one', 'I saw that your film won a prize in Berlin!',
      'I saw that your film won a prize in Berlin! ' + 'And there is more to tell: we have moved, the children go to school by boat and the roof is new. '.repeat(2)],
    ['other Chinese', '新工作的头几个星期怎么样？有空的时候我们一起喝咖啡吧。', '听说你们搬到了海边，孩子们喜欢新学校吗？院子里种了什么？'],
    ['Korean words with the same first letters', '가나다 라마바 사아자 차카타 파하가 나다라', '고너디 루므보 서이쥬 치코튜 표후거 노더리'],
    ['nothing but signs', '!!! ... ??? ❤️❤️❤️ --- ,,, ;;;', '!!! ... ??? ❤️❤️❤️ --- ,,, ;;;'],
  ])('%s', (_why, text, other) => {
    expect(like(text, other)).toBeLessThan(NEARLY)
  })

  test.each([
    'Happy birthday!', 'Happy birthday, dear Ana!', 'Thank you so much Ana', 'Good luck for tomorrow!', 'Congratulations, Ana!!! 🎉',
    'Alles Gute zum Geburtstag, liebe Ana!', '生日快乐！祝你天天开心', 'お誕生日おめでとう！', 'สุขสันต์วันเกิด', '', '   ',
  ])('a text that is short says nothing: %s', (text) => {
    expect(likenessTo(text, ANA)).toBeNull()
  })

  test('a short note is nobody’s copy', () => {
    expect(like('Thank you so much for the lovely evening', 'Thank you so much')).toBe(0)
  })

  test('only the names are the same', () => {
    expect(like('Ana Sá and Mika Kovács Ana Sá Mika Kovács Ana', 'Ana Sá and Mika Kovács Ana Sá Mika Kovács Ana')).toBe(0)
  })
})

describe('names', () => {
  test('the other’s name within the text makes no difference', () => {
    const text = 'Ana, the bees are back! Come and see them on Sunday?'
    expect(like(text, 'Mika, the bees are back! Come and see them on Sunday?')).toBe(1)
    expect(like('The bees are back, said Mika! Come and see them on Sunday?', 'The bees are back, said Ana! Come and see them on Sunday?')).toBe(1)
  })

  test('in any script', () => {
    const said = (name: string) => `${name}，新工作的头几个星期怎么样？我们一起喝咖啡吧。`
    expect(like(said('李明'), said('王芳'), ['李明', '王芳'])).toBe(1)
    const asked = (name: string) => `${name}, מה שלומך אחרי השבועות הראשונים בעבודה`
    expect(like(asked('נועה'), asked('דוד'), ['נועה לוי', 'דוד כהן'])).toBe(1)
  })

  test('no name, and a name of nothing but signs, are no trouble', () => {
    expect(like('How were the first weeks in the new job?', 'How were the first weeks in the new job?', ['', '…'])).toBe(1)
  })
})

test('a text of any length and any content comes to an end', () => {
  const long = 'All work and no play makes a dull day. '.repeat(5_000)
  expect(like(long, long)).toBe(1)
  const wild = Array.from({ length: 3_000 }, (_, at) => String.fromCharCode((at * 7919) & 0xffff)).join('')
  expect(like(wild, wild)).toBeLessThanOrEqual(1)
  expect(like('\ud800 lone halves \udc00 of a pair are no letters at all', 'lone halves of a pair are no letters at all')).toBe(1)
})

test('a word that comes often counts as often as both have it', () => {
  expect(like('very very very very very very happy', 'very very very very very very happy')).toBe(1)
  expect(like('very very very very very very happy', 'not very happy about it in the end')).toBeLessThan(0.4)
})
