// form-js has words of its own, in English only: they are put into Korean wherever it writes them.
const messages = [
  [/^Field is required\.$/, '필수 항목입니다.'],
  [/^Field must match pattern .*$/, '형식에 맞게 입력해 주십시오.'],
  [/^Field must have minimum length of (.+)\.$/, '$1자 이상 입력해 주십시오.'],
  [/^Field must have maximum length of (.+)\.$/, '$1자까지 입력할 수 있습니다.'],
  [/^Field must have minimum value of (.+)\.$/, '$1 이상이어야 합니다.'],
  [/^Field must have maximum value of (.+)\.$/, '$1 이하여야 합니다.'],
  [/^Select$/, '선택'],
  [/^No results$/, '결과 없음']
];
const places = ['.fjs-form-field-error li', '.fjs-select-placeholder', '.fjs-dropdownlist-empty'].map((place) => `.fjs-container ${place}`).join(',');

/** Only texts are replaced, never elements: form-js goes on to own them. */
function translate() {
  for (const { firstChild: written } of document.querySelectorAll(places)) {
    const known = messages.find(([english]) => english.test(written?.data));
    if (known) {
      written.data = written.data.replace(...known);
    }
  }
  for (const search of document.querySelectorAll(".fjs-container input[placeholder='Search']")) {
    search.placeholder = '찾기';
  }
}

export function translateForms() {
  new MutationObserver(translate).observe(document.body, { childList: true, characterData: true, subtree: true });
}
