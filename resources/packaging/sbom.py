"""The list of what is in a bundle, for machines: CycloneDX 1.6 as JSON."""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hrdesk.services.bundle import Bundle, BundledFile, Component


def write_sbom(bundle: Bundle, path: Path) -> None:
    """Write every component with its licence and every file with its sum; the same bundle gives the same bytes."""
    files: dict[str, list[BundledFile]] = {}
    for file in bundle.files:
        if not file.link:
            files.setdefault(file.component, []).append(file)
    parts = [_component(part, files.get(part.name, [])) for part in sorted(bundle.components, key=lambda c: c.name)]
    names = "".join(f"{file.path}{file.sha256}" for file in bundle.files)
    values = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, names)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{bundle.made}T00:00:00Z",
            "component": {
                "type": "application",
                "bom-ref": f"hrdesk-{bundle.system}",
                "name": "hrdesk",
                "version": bundle.version,
                "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
            },
        },
        "components": parts,
        "dependencies": [{"ref": f"hrdesk-{bundle.system}", "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _component(part: Component, files: list[BundledFile]) -> dict[str, object]:
    inside = [
        {
            "type": "file",
            "bom-ref": file.path,
            "name": file.path,
            "hashes": [{"alg": "SHA-256", "content": file.sha256}],
        }
        for file in files
    ]
    return {
        "type": "application" if part.name == "hrdesk" else "library",
        "bom-ref": f"{part.name}@{part.version}",
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "licenses": [_licence(part.licence)],
        "externalReferences": [{"type": "source-distribution", "url": part.source, "comment": part.source}]
        if "://" in part.source
        else [],
        **({"components": inside} if inside else {}),
    }


def _licence(words: str) -> dict[str, object]:
    return {"expression": words}
