"""The style of what is printed: dark on white, and nothing that only colour tells, for most printers are grey."""

INK, GREY, LINE = "#111111", "#444444", "#888888"
_EDGES = {
    "danger": f"6px solid {INK}",
    "warning": f"4px dashed {INK}",
    "tip": f"3px solid {GREY}",
    "note": f"2px solid {GREY}",
    "local": f"3px dotted {GREY}",
}
"""Of callouts, whose titles say in words what they are."""


def paper_style(text: int) -> str:
    """The style sheet for running text of so many dots, 96 to the inch."""

    def px(share: float) -> int:
        return max(1, round(text * share))

    small = max(9, px(0.8))
    rules = [
        f"body {{ font-size: {text}px; color: {INK}; }}",
        f"h1 {{ font-size: {px(1.7)}px; font-weight: 600; margin-top: 0px; margin-bottom: {px(0.5)}px; }}",
        f"h1.cover {{ font-size: {px(2.4)}px; margin-top: {px(9)}px; margin-bottom: {px(1.5)}px; }}",
        f"h1.below {{ margin-top: {px(2)}px; }}",
        f"h2 {{ font-size: {px(1.3)}px; font-weight: 600; margin-top: {px(1.2)}px; margin-bottom: {px(0.4)}px; }}",
        f"h3 {{ font-size: {px(1.1)}px; font-weight: 600; margin-top: {px(0.9)}px; margin-bottom: {px(0.3)}px; }}",
        f"h4 {{ font-size: {text}px; font-weight: 600; margin-top: {px(0.8)}px; margin-bottom: {px(0.3)}px; }}",
        f"p {{ line-height: 130%; margin-top: 0px; margin-bottom: {px(0.6)}px; }}",
        f"p.figure {{ line-height: 100%; margin-bottom: {px(1)}px; }}",
        f"p.summary {{ font-size: {px(1.1)}px; margin-bottom: {px(0.8)}px; }}",
        f"li {{ line-height: 128%; margin-bottom: {px(0.25)}px; }}",
        f"ul, ol {{ margin-top: 0px; margin-bottom: {px(0.6)}px; }}",
        f"ol.steps li {{ font-weight: 600; margin-bottom: {px(0.35)}px; }}",
        f"p.callout-title {{ font-weight: 700; margin-bottom: {px(0.2)}px; }}",
        f".aside {{ font-size: {small}px; color: {GREY}; }}",
        f"p.source {{ font-size: {small}px; color: {INK}; line-height: 118%; margin-bottom: {px(0.15)}px; }}",
        "sup { font-size: 70%; }",
        f"blockquote {{ color: {GREY}; }}",
        f"table {{ margin-top: {px(0.3)}px; margin-bottom: {px(0.7)}px; border-collapse: collapse; }}",
        f"th {{ text-align: left; font-weight: 600; border: 1px solid {INK}; font-size: {px(0.92)}px; }}",
        f"td {{ border: 1px solid {LINE}; vertical-align: top; font-size: {px(0.92)}px; }}",
        f"td.bare {{ border: 0px; font-size: {text}px; }}",
        f"td.mine {{ border: 2px dashed {INK}; font-size: {text}px; }}",
        "span.mark { background-color: #e2e2e2; text-decoration: underline; }",
        f"td.local-number {{ border: 1px solid {INK}; font-size: {text}px; }}",
    ]
    rules += [
        f"td.{name} {{ border: 1px solid {LINE}; border-left: {edge}; font-size: {text}px; }}\n"
        f"td.{name} h2 {{ margin-top: 0px; }}"
        for name, edge in _EDGES.items()
    ]
    return "\n".join(rules)
