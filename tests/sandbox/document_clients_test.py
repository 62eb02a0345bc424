"""The document's samples in PHP and Python, run with the real Guzzle and requests.

As in document_samples_test.py, only host, ids and placeholders of the samples are changed. MENDS also repairs
samples that are printed as invalid code. Each sample must send the same request as its curl sample.
"""

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from tests.sandbox.document_samples_test import (
    DOCUMENT,
    PATH_IDS,
    PLACEHOLDERS,
    SAMPLES,
    Sample,
    prepare,
    with_real_values,
)
from tests.sandbox.sandbox_process import SandboxProcess

REFERENCE = DOCUMENT.split("\nClientarea\n", 1)[1]
IN_REFERENCE = SAMPLES[3:]  # the first ones are in the introduction

PATTERNS = {
    "php": r"^use GuzzleHttp\\Client;\n.*?^echo \$resp->getBody\(\);$",
    "python": r"(?<=^echo \$resp->getBody\(\);\n).*?^print\(req\.json\(\)\)$",
}
MENDS = {
    "php": [
        # The end of a statement is missing or has an extra bracket.
        (r"(?ms)^(\$options = .*?^\]\n)\]\)?;?$(?=\n(?:\$resp|//))", r"\1];"),
        (r"echo \$resp->getBody\(\);", r'echo $resp->getBody(), "\\n", $resp->getStatusCode();'),
        (r"(?<=new Client\(\[\n)", "'verify' => getenv('REQUESTS_CA_BUNDLE'), 'http_errors' => false,\n"),
    ],
    "python": [(r"print\(req\.json\(\)\)", r"print(req.text, req.status_code, sep='\\n')")],
}
#: The second of two bodies, which replaces the first.
ALTERNATIVES = {"php": r"^// OR .*?^\];\n", "python": r"^# OR .*?^}\n"}
#: What the introduction does, whose samples in these languages are no whole programs.
INTRODUCED = {
    "php": """
use GuzzleHttp\\Client;
$client = new Client(['base_uri' => 'https://my.balvps.com/api/', 'verify' => getenv('REQUESTS_CA_BUNDLE')]);
$resp = $client->post('login', [
'form_params' => [
'username' => 'user@example.com',
'password' => 'secret'
]
]);
$token = json_decode($resp->getBody(), true)['token'];
$client->get('details', [
'headers' => [
'Authorization' => 'Bearer ' . $token
]
]);
$resp = $client->get('details', ['auth' => ['user@example.com', 'secret']]);
echo $resp->getBody(), "\\n", $resp->getStatusCode();
""",
    "python": """
payload = {'username': 'user@example.com', 'password': 'secret'}
resp = requests.post('https://my.balvps.com/api/login', data=payload)
headers = {
'Authorization': 'Bearer ' + resp.json()['token']
}
requests.get('https://my.balvps.com/api/details', headers=headers)
req = requests.get('https://my.balvps.com/api/details', auth=('user@example.com', 'secret'))
print(req.text, req.status_code, sep='\\n')
""",
}


def scripts_in(language: str) -> list[str]:
    """A script for each curl sample of the reference, in the same order."""
    scripts = []
    for script in re.findall(PATTERNS[language], REFERENCE, re.MULTILINE | re.DOTALL):
        for printed, mended in MENDS[language]:
            script = re.sub(printed, mended, script)
        without = re.sub(ALTERNATIVES[language], "", script, flags=re.MULTILINE | re.DOTALL)
        scripts += [script] if without == script else [without, script]
    return scripts


def value(language: str, placeholder: str) -> str:
    """The code that replaces a placeholder."""
    text = json.dumps(PLACEHOLDERS[placeholder])
    return text if language == "python" else f"json_decode('{text}', true)"


def run(language: str, script: str, sandbox: SandboxProcess) -> tuple[int, Any]:
    """Runs a script. Returns the HTTP status and the decoded answer."""
    for name, identifier in PATH_IDS.items():
        script = script.replace(name, identifier)
    for placeholder in PLACEHOLDERS:
        script = script.replace(f'"{placeholder}"', value(language, placeholder))
    script = script.replace("https://my.balvps.com/api", sandbox.base_url)
    if language == "php":
        command = ["php", "-r", "require 'GuzzleHttp/autoload.php';\n" + script]
    else:
        command = [sys.executable, "-c", "import requests\n" + script]
    environment = {**os.environ, "REQUESTS_CA_BUNDLE": sandbox.ca_file}
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False, env=environment)
    assert done.returncode == 0, done.stderr or done.stdout
    body, status = done.stdout.rstrip("\n").rsplit("\n", 1)
    return int(status), json.loads(body)


def body_of(sample: Sample, refresh: str) -> Any:
    """The request of the curl sample."""
    found = re.search(
        r'POST_DATA="({.*?^})"', with_real_values(sample.script, refresh), re.DOTALL | re.MULTILINE
    )
    return json.loads(found[1].replace('\\"', '"')) if found else None


@pytest.mark.parametrize("language", PATTERNS)
def test_every_operation_has_its_sample(language: str) -> None:
    assert len(scripts_in(language)) == len(IN_REFERENCE) == 33


@pytest.mark.parametrize("language", PATTERNS)
@pytest.mark.parametrize("position", range(len(IN_REFERENCE)), ids=lambda at: IN_REFERENCE[at].name)
def test_sample(position: int, language: str, sandbox: SandboxProcess) -> None:
    sample = IN_REFERENCE[position]
    sandbox.configure(service_dns=True)
    prepare(sandbox, sample.operation)
    token, refresh = sandbox.sign_in()
    script = scripts_in(language)[position].replace("refresh_tokenValue", refresh)
    given = f"$token = '{token}';\n" if language == "php" else f"token = '{token}'\n"
    status, answer = run(language, given + script, sandbox)
    assert status == 200
    assert "error" not in answer
    logged = sandbox.log()[-1]
    assert f"{logged['method']} {logged['path']}" == with_real_values(
        sample.operation.replace(" /", " /api/"), ""
    )
    assert masked(logged.get("json")) == masked(body_of(sample, refresh))


def masked(body: Any) -> Any:
    """A body without its secrets. The log has *** for them."""
    if not isinstance(body, dict):
        return body
    return {name: "***" if name in ("password", "refresh_token") else value for name, value in body.items()}


@pytest.mark.parametrize("language", PATTERNS)
def test_the_introduction(language: str, sandbox: SandboxProcess) -> None:
    status, answer = run(language, INTRODUCED[language], sandbox)
    assert (status, answer["client"]["id"]) == (200, "26")
    kinds = [entry["headers"].get("authorization", "none").split()[0] for entry in sandbox.log()]
    assert len(kinds) == 3 and kinds[0] == "none" and kinds[1:] == ["Bearer", "Basic"]
