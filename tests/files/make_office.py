"""Let LibreOffice write `rich.fodt` and `figures.fods` in Microsoft's formats: run by hand by a Python that has `uno`.

`rich.txt` and `figures.txt` say what a reader of the sources sees.
"""

import subprocess
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException

HERE = Path(__file__).parent
PORT = 20202
PASSWORD = "yunxi"
FORMATS = {
    "rich.docx": ("rich.fodt", "MS Word 2007 XML", ""),
    "rich.doc": ("rich.fodt", "MS Word 97", ""),
    "rich.rtf": ("rich.fodt", "Rich Text Format", ""),
    "locked.docx": ("rich.fodt", "MS Word 2007 XML", PASSWORD),
    "locked.doc": ("rich.fodt", "MS Word 97", PASSWORD),
    "figures.xlsx": ("figures.fods", "Calc MS Excel 2007 XML", ""),
    "figures.xls": ("figures.fods", "MS Excel 97", ""),
    "locked.xls": ("figures.fods", "MS Excel 97", PASSWORD),
}


def settings(**values):
    """Write settings as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def locks(name, password):
    """Lock with a password; formats since 2007 take theirs in another way."""
    if not password:
        return {}
    if not name.endswith("x"):
        return {"Password": password}
    words = (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", password))
    return {"EncryptionData": uno.Any("[]com.sun.star.beans.NamedValue", words)}


def desktop():
    """Connect to the LibreOffice that was started; it takes some seconds to listen."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(60):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise TimeoutError("LibreOffice does not listen")


def make():
    office = desktop()
    for name, (source, filter_name, password) in FORMATS.items():
        document = office.loadComponentFromURL((HERE / source).as_uri(), "_blank", 0, settings(Hidden=True))
        document.storeToURL((HERE / name).as_uri(), settings(FilterName=filter_name, **locks(name, password)))
        document.close(True)
    office.terminate()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        accept = f"--accept=socket,host=127.0.0.1,port={PORT};urp;"
        profile = f"-env:UserInstallation=file://{folder}"
        with subprocess.Popen(["soffice", "--headless", "--norestore", profile, accept]):
            make()
