"""Fixtures that several rooms use."""

import pytest
