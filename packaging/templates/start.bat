@echo off
rem Install kiemdiem beside this script, without a network, and serve it. Nobody has run this file on Windows yet.
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "PLACE=%HERE%.venv"
if exist "%PLACE%\.installed" goto serve
set "PYTHON="
for %%V in (3.13 3.12 3.11) do (
    if not defined PYTHON (
        py -%%V -c "import sys" >nul 2>nul && set "PYTHON=py -%%V"
    )
)
if not defined PYTHON (
    echo Máy này chưa có Python 3.11, 3.12 hoặc 3.13. Cài Python cho Windows ^(64 bit^) rồi chạy lại.
    pause
    exit /b 1
)
echo Cài kiemdiem vào %PLACE% ^(không cần mạng^) …
%PYTHON% -m venv "%PLACE%" || goto failed
"%PLACE%\Scripts\python.exe" -m pip install --quiet --no-index --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements.txt" || goto failed
for %%W in ("%HERE%wheels\kiemdiem-*.whl") do "%PLACE%\Scripts\python.exe" -m pip install --quiet --no-index --no-deps "%%W" || goto failed
type nul > "%PLACE%\.installed"
:serve
"%PLACE%\Scripts\kiemdiem.exe" serve %*
pause
exit /b %ERRORLEVEL%
:failed
echo Chưa cài được. Chép lại cả thư mục này từ nơi lưu rồi chạy lại.
pause
exit /b 1
