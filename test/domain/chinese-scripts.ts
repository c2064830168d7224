/** Characters of one Chinese script, each with its counterpart in the other, as far as labels use them. */
const pairs =
  "签簽发發权權证證据據记記录錄图圖单單数數订訂价價协協议議书書认認关關员員货貨级級态態库庫错錯误誤继繼续續约約网網络絡链鏈节節连連构構项項标標识識报報检檢测測鉴鑑许許实實过過时時间間对對应應请請换換读讀档檔个個样樣为為严嚴预預终終产產传傳从從区區务務动動与與处處将將经經费費运運递遞";
/** Written only so in simplified Chinese. */
export const simplifiedOnly = new Set([...pairs].filter((_, index) => index % 2 === 0));
/** Written only so in traditional Chinese. */
export const traditionalOnly = new Set([...pairs].filter((_, index) => index % 2 === 1));

/** The characters of a text that are in a set. */
export function charactersIn(text: string, set: ReadonlySet<string>): string[] {
  return [...text].filter((character) => set.has(character));
}
