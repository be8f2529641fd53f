"""The fonts of the theme, loaded once."""

from __future__ import annotations

import pytest

from litfass.media.lettering import Type
from litfass.website import theme_dir


@pytest.fixture(scope="session")
def type_() -> Type:
    return Type.load(theme_dir() / "fonts")
