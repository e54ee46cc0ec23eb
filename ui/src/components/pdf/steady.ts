/**
 * Keeps a selection where the pointer is. The pieces of a page's text have gaps between them, and there a browser selects all to the
 * end of the page. So while something is selected an empty pane lies under the pieces, right behind the one that the selection has
 * reached: in a gap the pointer finds the pane, and the selection stays. The returned function takes it away.
 */
export function steadySelection(layer: HTMLElement): () => void {
  const pane = document.createElement("div");
  pane.className = "textEnd";
  layer.append(pane);

  function rest() {
    layer.classList.remove("selecting");
    pane.style.userSelect = "";
    if (pane.parentElement !== layer || pane.nextSibling) layer.append(pane);
  }
  function put(piece: Element, backwards: boolean) {
    layer.classList.add("selecting");
    pane.style.userSelect = "text";
    const place = backwards ? piece : piece.nextSibling;
    if (place !== pane) piece.parentElement?.insertBefore(pane, place);
  }
  function begin({ target }: PointerEvent) {
    if (target instanceof Element && target !== layer && target !== pane) put(target, false);
    else layer.classList.add("selecting");
  }
  function follow() {
    const selection = document.getSelection();
    const reached = selection && !selection.isCollapsed ? pieceReached(selection) : null;
    // Nothing is selected yet just after the pointer went down.
    if (!selection?.rangeCount || selection.isCollapsed) return;
    if (!selection.getRangeAt(0).intersectsNode(layer)) return rest();
    if (!reached || !layer.contains(reached.piece) || reached.piece === pane) return;
    put(reached.piece, reached.backwards);
  }
  layer.addEventListener("pointerdown", begin);
  document.addEventListener("selectionchange", follow);
  document.addEventListener("pointerup", rest);
  window.addEventListener("blur", rest);
  return () => {
    layer.removeEventListener("pointerdown", begin);
    document.removeEventListener("selectionchange", follow);
    document.removeEventListener("pointerup", rest);
    window.removeEventListener("blur", rest);
    pane.remove();
  };
}

/** The piece of text that a selection has come to, and whether it goes backwards. */
function pieceReached(selection: Selection): { piece: Element; backwards: boolean } | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (!anchorNode || !focusNode) return null;
  const order = anchorNode.compareDocumentPosition(focusNode);
  const backwards =
    order === 0 ? focusOffset < anchorOffset : (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const piece = focusNode instanceof Element ? focusNode : focusNode.parentElement;
  if (!piece || piece.matches(".textLayer, .textEnd")) return null;
  // At the very beginning of a piece the selection has not come beyond the one before.
  const before = !backwards && focusOffset === 0 ? piece.previousElementSibling : null;
  return { piece: before ?? piece, backwards };
}
